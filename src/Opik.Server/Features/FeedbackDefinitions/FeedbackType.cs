namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Kinds of feedback.</summary>
internal enum FeedbackType
{
    /// <summary>A number between two bounds.</summary>
    Numerical,

    /// <summary>One of several labels, each with a number.</summary>
    Categorical,

    /// <summary>Yes or no, with labels.</summary>
    Boolean,
}
