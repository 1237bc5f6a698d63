package dev.rollcall.log.index;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;

/** How Lucene is told to write. */
final class Writing {

    private static final double BUFFER_MEBIBYTES = 32;

    /** A piece of the index with so many documents is left alone, so that each is merged two or three times at most. */
    private static final int MAX_MERGED_DOCUMENTS = 1 << 20;

    private static final int MIN_MERGED_DOCUMENTS = 1 << 12;

    private Writing() {}

    /**
     * Returns a new configuration. Only neighbours are merged, so that documents stay in the order of their sequences.
     * There is one thread for merges, which ends with the writer.
     */
    static IndexWriterConfig config() {
        LogDocMergePolicy merges = new LogDocMergePolicy();
        merges.setMaxMergeDocs(MAX_MERGED_DOCUMENTS);
        merges.setMinMergeDocs(MIN_MERGED_DOCUMENTS);
        merges.setNoCFSRatio(0);
        ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
        scheduler.setMaxMergesAndThreads(4, 1);
        scheduler.disableAutoIOThrottle();
        return new IndexWriterConfig()
                .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
                .setMergePolicy(merges)
                .setMergeScheduler(scheduler)
                .setUseCompoundFile(false)
                .setCommitOnClose(false);
    }
}
