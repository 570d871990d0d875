using System.Text.Json;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>Runs of the same name without an error to compare a trace with: the nearest before and after it, and the one with the most similar input.</summary>
internal sealed class GoodRunsEndpoint(ISimilarRuns runs)
{
    /// <summary>Runs on each side whose inputs are looked at.</summary>
    private const int MostOnSide = 100;

    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var found = await runs.GoodRunsAsync(http.Scope(), id, MostOnSide, http.RequestAborted) ?? throw ApiException.NotFound($"Trace id: {id:D} not found");
        var words = InputLikeness.Words(found.Input);
        var likeness = found.Before.Concat(found.After).ToDictionary(static run => run.Id, run => InputLikeness.Of(words, InputLikeness.Words(run.Input)));
        // Of equally similar ones the nearer: before and after take turns from the trace outwards.
        var alike = found.Before.Select(static (run, i) => (Run: run, At: i)).Concat(found.After.Select(static (run, i) => (Run: run, At: i)))
            .OrderByDescending(each => likeness[each.Run.Id]).ThenBy(static each => each.At).Select(static each => each.Run).FirstOrDefault();
        await http.WriteJsonAsync(200, (found, likeness, alike), static (writer, answer) =>
        {
            Write(writer, "before"u8, answer.found.Before.Count > 0 ? answer.found.Before[0] : null, answer.likeness);
            Write(writer, "after"u8, answer.found.After.Count > 0 ? answer.found.After[0] : null, answer.likeness);
            Write(writer, "alike"u8, answer.alike, answer.likeness);
        });
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> member, GoodRun? run, Dictionary<Guid, double> likeness)
    {
        if (run is null)
            return;
        writer.WriteStartObject(member);
        writer.WriteString("id"u8, run.Id);
        writer.WriteInstant("start_time"u8, run.StartTime);
        writer.WriteNumber("duration"u8, (run.EndTime - run.StartTime).TotalMilliseconds);
        writer.WriteNumber("input_likeness"u8, likeness[run.Id]);
        writer.WriteEndObject();
    }
}
