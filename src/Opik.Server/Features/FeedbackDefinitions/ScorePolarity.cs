namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Which way a score is better.</summary>
internal enum ScorePolarity
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,
}
