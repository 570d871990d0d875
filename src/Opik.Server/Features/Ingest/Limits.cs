namespace Opik.Server.Features.Ingest;

/// <summary>Limits of the wire (5-wire-contract §2).</summary>
internal static class Limits
{
    /// <summary>Entries of a batch.</summary>
    public const int Batch = 1000;

    /// <summary>Tags of an entity.</summary>
    public const int Tags = 50;

    /// <summary>Characters of a tag.</summary>
    public const int TagLength = 100;

    /// <summary>Characters of an environment name.</summary>
    public const int EnvironmentLength = 150;

    /// <summary>Characters of the name of a score.</summary>
    public const int ScoreNameLength = 150;

    /// <summary>Digits after the point of a score.</summary>
    public const int ScoreDecimals = 9;

    /// <summary>Scores lie between minus and plus this.</summary>
    public const decimal ScoreBound = 999_999_999.999_999_999m;
}
