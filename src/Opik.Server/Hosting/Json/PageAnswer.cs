namespace Opik.Server.Hosting.Json;

/// <summary>A page of a list as the wire has it; written with <see cref="JsonAnswers.WriteDtoAsync"/>.</summary>
/// <param name="Page">Page number, from 1.</param>
/// <param name="Size">Rows in this answer.</param>
/// <param name="Total">Rows over all pages.</param>
/// <param name="Content">The rows.</param>
/// <param name="SortableBy">Fields that the list can be sorted by; null: left out.</param>
internal sealed record PageAnswer<T>(int Page, int Size, long Total, IReadOnlyList<T> Content, IReadOnlyList<string>? SortableBy)
    where T : notnull
{
    /// <summary>The answer of <paramref name="page"/>.</summary>
    public static PageAnswer<T> Of<TRow>(Opik.Contracts.Page<TRow> page, Func<TRow, T> convert, IReadOnlyList<string>? sortableBy) =>
        new(page.Number, page.Content.Count, page.Total, [.. page.Content.Select(convert)], sortableBy);
}
