import { body } from '../../rules/sample.ts';
import { key } from '../support/keys.ts';

const value = body(40, 91);

/** A file of each kind with one key in it, on the line that is told. */
export const FILE_KINDS: Readonly<Record<string, readonly [content: string, line: number]>> = {
  '.env': [`A=1\nXAI_API_KEY=${key}\n`, 2],
  '.env.production': [`XAI_API_KEY="${key}"\n`, 1],
  '.npmrc': [`//r.example.com/:_api_token=${value}\n`, 1],
  '.editorconfig': [`# ${key}\n`, 1],
  '.gitignore': [`# ${key}\n.env\n.env.*\n**/secrets.*\n`, 1],
  Dockerfile: [`FROM node\nENV API_KEY ${value}\n`, 2],
  Makefile: [`run:\n\tXAI_API_KEY=${key} node .\n`, 2],
  LICENSE: [`${key}\n`, 1],
  'a.bat': [`set API_KEY=${value}\r\n`, 1],
  'a.c': [`char *api_key = "${value}";\n`, 1],
  'a.cjs': [`exports.apiKey = "${value}";\n`, 1],
  'a.conf': [`api_key = ${value}\n`, 1],
  'a.cs': [`string apiKey = "${value}";\n`, 1],
  'a.css': [`/* ${key} */\na { color: red }\n`, 1],
  'a.csv': [`name,key\nx,${key}\n`, 2],
  'a.go': [`package a\nconst apiKey = "${value}"\n`, 2],
  'a.graphql': [`# ${key}\ntype A { b: Int }\n`, 1],
  'a.html': [`<p data-api-key="${value}"></p>\n`, 1],
  'a.http': [`GET /\nX-Api-Key: ${value}\n`, 2],
  'a.ini': [`[a]\napi_key=${value}\n`, 2],
  'a.ipynb': [`{"cells": [\n "api_key = \\"${value}\\"\\n"\n]}\n`, 2],
  'a.java': [`String API_KEY = "${value}";\n`, 1],
  'a.js': [`export const apiKey = "${value}";\n`, 1],
  'a.json': [`{\n  "api_key": "${value}"\n}\n`, 2],
  'a.jsonc': [`// b\n{ "key": "${key}" }\n`, 2],
  'a.json5': [`{ api_key: '${value}' }\n`, 1],
  'a.jsx': [`export const a = <Map apiKey="${value}" />;\n`, 1],
  'a.kt': [`const val API_KEY = "${value}"\n`, 1],
  'a.log': [`GET /?k=${key} 200\n`, 1],
  'a.lua': [`local api_key = "${value}"\n`, 1],
  'a.md': [`# Use\n\n\`export XAI_API_KEY=${key}\`\n`, 3],
  'a.mjs': [`export const apiKey = "${value}";\n`, 1],
  'a.mts': [`export const apiKey: string = "${value}";\n`, 1],
  'a.php': [`<?php $apiKey = '${value}';\n`, 1],
  'a.pl': [`my $api_key = "${value}";\n`, 1],
  'a.properties': [`service.api.key=${value}\n`, 1],
  'a.ps1': [`$env:API_KEY = "${value}"\n`, 1],
  'a.py': [`client = Client(api_key="${value}")\n`, 1],
  'a.rb': [`api_key = '${value}'\n`, 1],
  'a.rs': [`let api_key = "${value}";\n`, 1],
  'a.sh': [`#!/bin/sh\nexport API_KEY=${value}\n`, 2],
  'a.sql': [`-- ${key}\nSELECT 1;\n`, 1],
  'a.svelte': [`<script>\n  const apiKey = "${value}";\n</script>\n`, 2],
  'a.swift': [`let apiKey = "${value}"\n`, 1],
  'a.tf': [`api_key = "${value}"\n`, 1],
  'a.toml': [`api_key = "${value}"\n`, 1],
  'a.ts': [`export const apiKey: string = "${value}";\n`, 1],
  'c.tsx': [`export const a = <Map apiKey="${value}" />;\n`, 1],
  'a.txt': [`the key is ${key}\n`, 1],
  'a.vue': [
    `<template>\n  <a-map api-key="${value}" />\n</template>\n<script>\nexport default {};\n</script>\n`,
    2,
  ],
  'a.xml': [`<a>\n  <api_key>${value}</api_key>\n</a>\n`, 2],
  'a.yaml': [`api_key: ${value}\n`, 1],
  'a.yml': [`a:\n  - name: API_KEY\n    value: ${value}\n`, 3],
};

/** What is to be told of them. */
export const REPORTS: readonly string[] = Object.entries(FILE_KINDS)
  .map(([path, [content, line]]) => {
    const rule = content.includes(key) ? 'no-xai-key' : 'no-hardcoded-api-key';
    return `${path}:${line} keyfence/${rule}`;
  })
  .sort();
