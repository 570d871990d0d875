using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Names of scores and token counts that the data of projects has: choices for charts and columns.</summary>
internal sealed class ProjectNameEndpoints(IProjects projects, IFeedbackScores scores, IWorkspaceMetrics metrics)
{
    public async Task FeedbackScoresAsync(HttpContext http)
    {
        var ids = ReadIds(http.QueryText("project_ids"));
        var names = await scores.GetNamesAsync(http.Scope(), ScoredEntity.Trace, ids, null, http.RequestAborted);
        await http.WriteJsonAsync(
            200,
            names,
            static (writer, names) =>
            {
                writer.WriteStartArray("scores");
                foreach (var name in names)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", name);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
    }

    public async Task TokenUsageAsync(HttpContext http)
    {
        var id = await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted);
        var names = await metrics.TokenUsageNamesAsync(http.Scope(), [id], http.RequestAborted);
        await http.WriteDtoAsync(200, new TokenUsageNames(names));
    }

    // project_ids=["…","…"], a JSON array inside the query string.
    private static List<Guid>? ReadIds(string? json)
    {
        if (json is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize<List<Guid>>(json);
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest($"Invalid query param project_ids '{json}'");
        }
    }
}
