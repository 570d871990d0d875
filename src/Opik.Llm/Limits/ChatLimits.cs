namespace Opik.Llm;

/// <summary>How fast a model, or all models of an account, may be asked.</summary>
public sealed record ChatLimits
{
    /// <summary>Calls at the same time, at least 1; null: any number.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Calls begun within any 60 seconds, at least 1; null: any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>
    /// Tokens of prompts and answers within any 60 seconds, at least 1; null: any number. Before a call they are guessed (a token
    /// for four characters, and the greatest length of the answer), after it they are counted. A call longer than the limit
    /// waits until it is alone.
    /// </summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>How often a call is repeated that the provider refused because of its own limits (429, 503, 529): 0 to 10. Default: 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The longest pause that a provider may ask for with <c>Retry-After</c>; a call that would wait longer fails. Default: 60 seconds.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);
}
