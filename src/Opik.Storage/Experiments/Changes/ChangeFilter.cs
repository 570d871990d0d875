namespace Opik.Storage;

/// <summary>Which items of a comparison are wanted.</summary>
public enum ChangeFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that became worse.</summary>
    Regressions,

    /// <summary>Those that became better.</summary>
    Improvements,

    /// <summary>Those on which two of the experiments, the baseline included, differ by more than noise.</summary>
    Differ,
}
