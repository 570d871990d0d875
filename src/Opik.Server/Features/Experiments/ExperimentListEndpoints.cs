using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Lists and streams of experiments.</summary>
internal sealed class ExperimentListEndpoints(RequestBody body, IProjects projects, IExperiments experiments, ExperimentProjects names)
{
    public Task FindAsync(HttpContext http) => FindAsync(http, http.QueryExperiments());

    /// <summary>The list of one project, which must exist.</summary>
    public async Task FindOfProjectAsync(HttpContext http)
    {
        var project = await projects.RequireAsync(http.Scope(), http.RouteId("projectId"), null, http.RequestAborted);
        await FindAsync(http, http.QueryExperiments() with { ProjectIds = [project] });
    }

    public async Task ScoreNamesAsync(HttpContext http)
    {
        var scores = await experiments.GetScoreNamesAsync(http.Scope(), http.QueryExperiments(), http.RequestAborted);
        await http.WriteJsonAsync(200, scores, static (writer, scores) =>
        {
            writer.WriteStartArray("scores"u8);
            foreach (var name in scores.FeedbackScores)
                WriteName(writer, name, "feedback_scores"u8);
            foreach (var name in scores.ExperimentScores)
                WriteName(writer, name, "experiment_scores"u8);
            writer.WriteEndArray();
        });
    }

    /// <summary>Experiments whose name contains a text; none when the project does not exist.</summary>
    public async Task StreamAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadObjectAsync(http, ExperimentStreamBody.OfExperiments);
        var query = new ExperimentQuery { Name = request.Name, ProjectIds = await OfProjectAsync(scope, request.ProjectName, http.RequestAborted) };
        await http.WriteStreamAsync(
            request.Limit,
            request.LastRetrievedId,
            async (cursor, size) =>
            {
                var rows = await experiments.ReadAsync(scope, query, cursor, size, http.RequestAborted);
                return await NamedAsync(scope, rows, http.RequestAborted);
            },
            static row => row.View.Experiment.Id,
            ReadShape.Whole,
            static (writer, row, _) => ExperimentJson.Write(writer, row.View, row.ProjectName));
    }

    private async Task FindAsync(HttpContext http, ExperimentQuery query)
    {
        var scope = http.Scope();
        var (page, size) = http.QueryPage();
        query = query with { Page = page, Size = size, Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Experiments) };
        query = await names.NarrowAsync(scope, query, http.QueryProjectDeleted(), http.RequestAborted);
        var found = await experiments.FindAsync(scope, query, http.RequestAborted);
        var rows = await NamedAsync(scope, found.Content, http.RequestAborted);
        await http.WritePageAsync(
            new Page<(ExperimentView View, string? ProjectName)>(found.Number, rows, found.Total),
            SortFields.Experiments.Names,
            ReadShape.Whole,
            static (writer, row, _) => ExperimentJson.Write(writer, row.View, row.ProjectName));
    }

    private async Task<IReadOnlyList<(ExperimentView View, string? ProjectName)>> NamedAsync(Scope scope, IReadOnlyList<ExperimentView> rows, CancellationToken cancellationToken)
    {
        var known = await names.NamesAsync(scope, rows.Select(row => row.Experiment.ProjectId), cancellationToken);
        return [.. rows.Select(row => (row, row.Experiment.ProjectId is { } project ? known.GetValueOrDefault(project) : null))];
    }

    private async Task<IReadOnlyList<Guid>?> OfProjectAsync(Scope scope, string? name, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(name) ? null : await projects.FindAsync(scope, name.Trim(), cancellationToken) is { } project ? [project.Id] : [];

    private static void WriteName(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> type)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteString("type"u8, type);
        writer.WriteEndObject();
    }
}
