namespace Opik.Storage;

/// <summary>How the value of an item compares with that of the baseline.</summary>
public enum ChangeVerdict
{
    /// <summary>One of the two is missing.</summary>
    Unknown,

    /// <summary>Within noise.</summary>
    Same,

    /// <summary>Better.</summary>
    Improvement,

    /// <summary>Worse.</summary>
    Regression,
}
