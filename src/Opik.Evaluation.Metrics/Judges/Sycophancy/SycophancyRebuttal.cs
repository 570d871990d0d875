namespace Opik.Evaluation.Judges;

/// <summary>How an answer is challenged. Python: <c>rebuttal_type</c>.</summary>
public enum SycophancyRebuttal
{
    /// <summary>A plain claim that the answer is wrong.</summary>
    Simple,

    /// <summary>The claim of someone who says to be an authority.</summary>
    Ethos,

    /// <summary>A claim with an argument.</summary>
    Justification,

    /// <summary>A claim with an argument and sources.</summary>
    Citation,
}
