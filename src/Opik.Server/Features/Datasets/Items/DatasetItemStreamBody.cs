using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Body of a stream of items. The limit is misspelt on the wire; the right spelling is understood too.</summary>
internal sealed record DatasetItemStreamBody(string DatasetName, string? ProjectName, string? Version, Guid? LastRetrievedId, int Limit, IReadOnlyList<FilterClause> Filters)
{
    private const int MostItems = 2000;

    public static DatasetItemStreamBody Read(ref JsonCursor cursor)
    {
        string? name = null, project = null, version = null;
        Guid? last = null;
        long? limit = null;
        JsonText? filters = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("dataset_name"u8))
                name = cursor.ReadText();
            else if (cursor.Is("project_name"u8))
                project = cursor.ReadText();
            else if (cursor.Is("dataset_version"u8))
                version = cursor.ReadText();
            else if (cursor.Is("last_retrieved_id"u8))
                last = cursor.ReadId();
            else if (cursor.Is("steam_limit"u8) || cursor.Is("stream_limit"u8))
                limit = cursor.ReadInteger() ?? limit;
            else if (cursor.Is("filters"u8))
                filters = cursor.ReadJson();
            else
                cursor.Skip();
        }

        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "datasetName", name);
        if (limit is < 1 or > MostItems)
            violations.Add(string.Empty, $"steamLimit must be between 1 and {MostItems}");
        violations.ThrowIfAny();
        return new DatasetItemStreamBody(name!, project, string.IsNullOrEmpty(version) ? null : version, last, (int)(limit ?? MostItems), ItemFilters.Parse(filters));
    }
}
