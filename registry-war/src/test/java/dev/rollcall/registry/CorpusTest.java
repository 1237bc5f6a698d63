package dev.rollcall.registry;

import dev.rollcall.kit.testing.CorpusContract;

class CorpusTest extends CorpusContract {}
