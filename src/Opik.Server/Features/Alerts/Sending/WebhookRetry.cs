namespace Opik.Server.Features.Alerts.Sending;

/// <summary>How often and when a message is tried again.</summary>
internal static class WebhookRetry
{
    /// <summary>Attempts in all: the first and three more.</summary>
    public const int MostAttempts = 4;

    /// <summary>Wait after the first attempt, at most; it doubles with each.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest wait, also where a receiver asks for more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait after the attempt of the number, from 1.</summary>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="asked">What the receiver asked for; null: nothing.</param>
    /// <param name="chance">0 to 1; waits are spread over their upper half, so that receivers are not called all at once.</param>
    public static TimeSpan Wait(int attempt, TimeSpan? asked, double chance)
    {
        var wait = First * Math.Pow(2, attempt - 1) * (0.5 + (chance / 2));
        if (asked > wait)
            wait = asked.Value;
        return wait < Longest ? wait : Longest;
    }
}
