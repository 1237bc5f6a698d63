package dev.rollcall.kit;

import dev.rollcall.kit.testing.CorpusContract;

class CorpusTest extends CorpusContract {}
