namespace Opik.Querying;

/// <summary>What a query searches: decides which fields and operators it may name.</summary>
public enum QueryEntity
{
    /// <summary>Traces.</summary>
    Traces,

    /// <summary>Spans.</summary>
    Spans,

    /// <summary>Threads.</summary>
    Threads,

    /// <summary>Items of a dataset.</summary>
    DatasetItems,

    /// <summary>Versions of a prompt.</summary>
    PromptVersions,
}
