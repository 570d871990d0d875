namespace Opik.Storage;

/// <summary>What a series of logs shows.</summary>
public enum LogMeasureKind
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>How many with an error.</summary>
    Errors,

    /// <summary>Share with an error, 0 to 1.</summary>
    ErrorRate,

    /// <summary>Duration in milliseconds: a quantile, or the mean.</summary>
    Duration,

    /// <summary>Time until the first token in milliseconds: a quantile, or the mean.</summary>
    FirstToken,

    /// <summary>Cost in USD: the sum, or the mean.</summary>
    Cost,

    /// <summary>Tokens of a usage key, or of all: the sum, or the mean.</summary>
    Tokens,

    /// <summary>Mean of a feedback score; without a name one series for each.</summary>
    Score,

    /// <summary>Failed guardrail checks.</summary>
    FailedGuardrails,
}
