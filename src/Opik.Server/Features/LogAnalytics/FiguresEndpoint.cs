using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Key figures of a range beside those of the equal range before it.</summary>
internal sealed class FiguresEndpoint(LogQueries queries, ILogFigures figures, TimeProvider clock)
{
    public async Task GetAsync(HttpContext http)
    {
        var query = await queries.ReadAsync(http);
        var current = figures.FiguresAsync(http.Scope(), query, http.RequestAborted);
        var previous = Before(query) is { } before ? await figures.FiguresAsync(http.Scope(), before, http.RequestAborted) : null;
        await http.WriteJsonAsync(200, (Current: await current, Previous: previous), static (writer, answer) =>
        {
            Write(writer, "current"u8, answer.Current);
            if (answer.Previous is { } previous)
                Write(writer, "previous"u8, previous);
        });
    }

    // A range without a beginning has nothing before it.
    private LogQuery? Before(LogQuery query)
    {
        if (query.From is not { } from)
            return null;
        var length = (query.To ?? clock.GetUtcNow().UtcDateTime) - from;
        return length <= TimeSpan.Zero || from - DateTime.UnixEpoch <= length ? null : query with { From = from - length, To = from.AddMilliseconds(-1) };
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, LogFigures figures)
    {
        writer.WriteStartObject(name);
        TotalsJson.WritePrecision(writer, figures.Precision);
        TotalsJson.Write(writer, figures.Totals);
        writer.WriteStartObject("feedback_scores"u8);
        foreach (var (score, average) in figures.Scores)
            writer.WriteNumber(score, average);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
