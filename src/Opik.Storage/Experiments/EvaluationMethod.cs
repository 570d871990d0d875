namespace Opik.Storage;

/// <summary>How the items of an experiment are judged. The numbers are stored.</summary>
public enum EvaluationMethod
{
    /// <summary>By scores.</summary>
    Dataset = 0,

    /// <summary>By assertions that hold or fail.</summary>
    EvaluationSuite = 1,
}
