namespace Opik.Datasets;

/// <summary>How files and texts are read into items.</summary>
public sealed record ItemImport
{
    /// <summary>New names by the names of the source; null: all as they are. Python: <c>keys_mapping</c>.</summary>
    public IReadOnlyDictionary<string, string>? Keys { get; init; }

    /// <summary>Names of the source to leave out. Python: <c>ignore_keys</c>.</summary>
    public IReadOnlyCollection<string>? Ignored { get; init; }

    /// <summary>Whether items of equal content are left out. Default true. Python: <c>deduplication</c>.</summary>
    public bool Deduplication { get; init; } = true;

    /// <summary>Whether a file is read once to check every line before anything is sent. Default true. Python: <c>validate_before_upload</c>.</summary>
    public bool ValidateBeforeUpload { get; init; } = true;

    /// <summary>Requests at once, 1 or more. Default 8. Python: <c>num_threads</c>.</summary>
    public int Threads { get; init; } = 8;
}
