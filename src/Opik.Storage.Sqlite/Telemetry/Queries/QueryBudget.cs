namespace Opik.Storage.Sqlite;

/// <summary>How much work goes into a page and its total; a total that does not fit is estimated from the share seen so far.</summary>
internal sealed record QueryBudget
{
    /// <summary>Time to count rows by their columns. Default 35 ms.</summary>
    public TimeSpan Rows { get; init; } = TimeSpan.FromMilliseconds(35);

    /// <summary>Time to count rows by their payloads, after the page is full. Default 20 ms.</summary>
    public TimeSpan Payloads { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Sets of rows that are collected beforehand are at most this large; larger ones are tested row by row. Default 20,000.</summary>
    public int Candidates { get; init; } = 20_000;

    /// <summary>Candidates tested in order before it is judged whether nearly all of them are there by chance. Default 500.</summary>
    public int Trial { get; init; } = 500;
}
