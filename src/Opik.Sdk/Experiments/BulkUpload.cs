namespace Opik.Experiments;

/// <summary>How runs are uploaded.</summary>
public sealed record BulkUpload
{
    /// <summary>Project; null: that of the experiment.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Requests at once, 1 or more; above 32 counts as 32; 1 keeps the order. Default 8. Python: <c>num_threads</c>.</summary>
    public int Threads { get; init; } = 8;

    /// <summary>Whether all records are checked before anything is sent. Default true. Python: <c>validate_before_upload</c>.</summary>
    public bool ValidateBeforeUpload { get; init; } = true;
}
