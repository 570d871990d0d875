using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Migrate;

/// <summary>What a migration has done, step by step, as a JSON file. The members are those of the official tool.</summary>
internal sealed class AuditLog
{
    private readonly JsonObject log;
    private readonly JsonArray actions = [];
    private readonly TimeProvider clock;

    /// <param name="command">For instance <c>opik migrate dataset</c>.</param>
    /// <param name="arguments">Of the command line.</param>
    /// <param name="clock">Time.</param>
    public AuditLog(string command, JsonObject arguments, TimeProvider clock)
    {
        this.clock = clock;
        log = new JsonObject { ["schema_version"] = 1, ["command"] = command, ["args"] = arguments, ["started_at"] = Now(), ["finished_at"] = null, ["status"] = "in_progress", ["actions"] = actions };
    }

    /// <summary>Notes a step.</summary>
    /// <param name="type">For instance <c>replay_versions</c>.</param>
    /// <param name="status"><c>planned</c>, <c>ok</c> or <c>failed</c>.</param>
    /// <param name="details">What it is about.</param>
    /// <param name="failure">Why it failed.</param>
    public void Record(string type, string status, JsonObject? details = null, Exception? failure = null)
    {
        var entry = new JsonObject { ["type"] = type, ["status"] = status, ["recorded_at"] = Now() };
        foreach (var (name, value) in details ?? [])
            entry[name] = value.Copy();
        if (failure is not null)
            entry["error"] = new JsonObject { ["type"] = failure.GetType().Name, ["status_code"] = (failure as OpikApiException)?.StatusCode is { } http ? (int)http : null, ["message"] = failure.Message };
        actions.Add((JsonNode)entry);
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Null: <c>opik-migrate-{time}.json</c> in the current folder.</param>
    /// <param name="status"><c>ok</c>, <c>failed</c> or <c>planned</c>.</param>
    /// <returns>Its path.</returns>
    public string Write(string? path, string status)
    {
        log["status"] = status;
        log["finished_at"] = Now();
        var file = Path.GetFullPath(path ?? $"opik-migrate-{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.json");
        JsonFiles.Write(file, log);
        return file;
    }

    private string Now() => clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
