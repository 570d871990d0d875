namespace Opik.Rest;

/// <summary>What <see cref="OpikRest"/> does about an attempt that failed.</summary>
internal enum RetryMode
{
    /// <summary>
    /// Three attempts on 429, 500, 502, 503, 504 and broken connections; a 429 that names the time of its reset is waited out
    /// as often as it comes.
    /// </summary>
    Standard,

    /// <summary>One attempt: the caller has rules of its own.</summary>
    None,
}
