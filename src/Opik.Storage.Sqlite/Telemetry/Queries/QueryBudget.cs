namespace Opik.Storage.Sqlite;

/// <summary>How much work goes into the total of a page; what does not fit is estimated from the share seen so far.</summary>
internal sealed record QueryBudget
{
    /// <summary>Time to count rows by their columns. Default 80 ms.</summary>
    public TimeSpan Rows { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>Time to count rows by their payloads, after the page is full. Default 20 ms.</summary>
    public TimeSpan Payloads { get; init; } = TimeSpan.FromMilliseconds(20);
}
