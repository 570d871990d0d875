namespace Opik.Contracts;

/// <summary>Who gave a feedback score: <c>ui</c>, <c>sdk</c> or <c>online_scoring</c> on the wire. The numbers are stored.</summary>
public enum ScoreSource
{
    /// <summary>A person in the UI.</summary>
    Ui = 0,

    /// <summary>A program.</summary>
    Sdk = 1,

    /// <summary>An online rule.</summary>
    OnlineScoring = 2,
}
