using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Grouping;

/// <summary>Groups of experiments: their values, or numbers over them.</summary>
internal sealed class ExperimentGroupEndpoints(IExperiments experiments, ExperimentProjects projects)
{
    // What clients show for a dataset or project that is gone.
    private const string DeletedLabel = "__DELETED";

    public Task GroupsAsync(HttpContext http) => WriteAsync(http, aggregated: false);

    public Task AggregationsAsync(HttpContext http) => WriteAsync(http, aggregated: true);

    private async Task WriteAsync(HttpContext http, bool aggregated)
    {
        var scope = http.Scope();
        var fields = GroupField.Parse(http.QueryText("groups"));
        var query = await projects.NarrowAsync(scope, http.QueryExperiments(), http.QueryProjectDeleted(), http.RequestAborted);
        var facts = await experiments.GetFactsAsync(scope, query, aggregated, http.RequestAborted);
        var names = await projects.NamesAsync(scope, facts.Select(experiment => experiment.ProjectId), http.RequestAborted);
        var groups = ExperimentGroup.Of(facts, fields);
        await http.WriteJsonAsync(200, writer =>
        {
            WriteGroups(writer, "content"u8, groups, fields, 0, names, aggregated);
            if (!aggregated)
                WriteDetails(writer, groups, fields.Count);
        });
    }

    private static void WriteGroups(
        Utf8JsonWriter writer, ReadOnlySpan<byte> member, ExperimentGroup parent, IReadOnlyList<GroupField> fields, int level, IReadOnlyDictionary<Guid, string> names, bool aggregated)
    {
        writer.WriteStartObject(member);
        foreach (var (value, group) in parent.Groups)
        {
            writer.WriteStartObject(value);
            writer.WriteString("label"u8, Label(fields[level], value, group, names));
            if (aggregated)
                ExperimentAggregates.Write(writer, group.Experiments);
            if (level + 1 < fields.Count)
                WriteGroups(writer, "groups"u8, group, fields, level + 1, names, aggregated);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    // The order of the values of each level: members of JSON objects have none that a client could rely on.
    private static void WriteDetails(Utf8JsonWriter writer, ExperimentGroup groups, int levels)
    {
        writer.WriteStartObject("details"u8);
        writer.WriteStartArray("groups_details"u8);
        IEnumerable<ExperimentGroup> level = [groups];
        for (var i = 0; i < levels; i++)
        {
            writer.WriteStartObject();
            writer.WriteTextsIfAny("group_sorting"u8, [.. level.SelectMany(group => group.Groups).Select(group => group.Key).Distinct(StringComparer.Ordinal)]);
            writer.WriteEndObject();
            level = [.. level.SelectMany(group => group.Groups).Select(group => group.Value)];
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Label(GroupField field, string value, ExperimentGroup group, IReadOnlyDictionary<Guid, string> names) => field.Field switch
    {
        "dataset_id" => group.Experiments[0].DatasetName ?? DeletedLabel,
        "project_id" when value.Length > 0 => names.GetValueOrDefault(Guid.Parse(value)) ?? DeletedLabel,
        _ => value,
    };
}
