namespace Opik.Llm;

/// <summary>
/// Tokens of one call, counted as providers bill them: <see cref="Input"/> and <see cref="Output"/> are totals, the
/// others are parts of them.
/// </summary>
/// <param name="Input">All input tokens, cached ones included.</param>
/// <param name="CacheRead">Input tokens read from a cache.</param>
/// <param name="CacheWrite">Input tokens written to a cache.</param>
/// <param name="CacheWriteLong">Part of <paramref name="CacheWrite"/> kept for an hour.</param>
/// <param name="InputAudio">Input tokens of audio.</param>
/// <param name="Output">All output tokens.</param>
/// <param name="OutputAudio">Output tokens of audio.</param>
public readonly record struct TokenUsage(
    long Input, long CacheRead, long CacheWrite, long CacheWriteLong, long InputAudio, long Output, long OutputAudio);
