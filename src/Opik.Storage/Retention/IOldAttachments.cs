namespace Opik.Storage;

/// <summary>Removes files of traces and spans by age; the trace stays, and its file says when it was removed.</summary>
public interface IOldAttachments
{
    /// <summary>
    /// Removes, oldest first, some files whose trace or span has an id of that age. Files of a trace that an experiment uses, or
    /// that an item of a dataset was made of, are passed over. A piece is one short turn of the writer.
    /// </summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="range">Ages.</param>
    /// <param name="after">Where the last piece ended; null: at the beginning.</param>
    /// <param name="cancellationToken">Ends the work between two pieces.</param>
    /// <returns>Number of removed files, and where the next piece begins; null: there is none.</returns>
    Task<(int Removed, AttachmentCursor? Next)> RemovePieceAsync(Scope scope, RetentionRange range, AttachmentCursor? after, CancellationToken cancellationToken);

    /// <summary>How many files, and bytes, go because of their own age.</summary>
    Task<(long Files, long Bytes)> CountAsync(Scope scope, RetentionRange range, CancellationToken cancellationToken);

    /// <summary>How many files, and bytes, go with traces of a project.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="projectId">Project.</param>
    /// <param name="reach">Which traces go.</param>
    /// <param name="counted">Files that were counted by their own age.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<(long Files, long Bytes)> CountOfTracesAsync(Scope scope, Guid projectId, RetentionReach reach, RetentionRange? counted, CancellationToken cancellationToken);
}
