package dev.rollcall.log.store;

class InMemoryLogStoreTest extends LogStoreContract {

    private final LogStore store = new InMemoryLogStore();

    @Override
    LogStore store() {
        return store;
    }
}
