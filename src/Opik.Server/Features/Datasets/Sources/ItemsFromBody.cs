using Opik.Contracts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Datasets.Sources;

/// <summary>Body of items made of traces or spans.</summary>
internal sealed record ItemsFromBody(
    IReadOnlyList<Guid> Ids, EnrichmentOptions Options, JsonText? Evaluators, JsonText? Policy, IReadOnlyList<(string Field, JsonPath Path)> Mappings)
{
    // Each one is read with all that belongs to it.
    private const int MostIds = 10_000;

    public static ItemsFromBody ReadTraces(ref JsonCursor cursor) => Read(ref cursor, "trace_ids"u8, "traceIds");

    public static ItemsFromBody ReadSpans(ref JsonCursor cursor) => Read(ref cursor, "span_ids"u8, "spanIds");

    private static ItemsFromBody Read(ref JsonCursor cursor, ReadOnlySpan<byte> member, string name)
    {
        IReadOnlyList<Guid>? ids = null;
        EnrichmentOptions? options = null;
        JsonText? evaluators = null, policy = null;
        List<(string, JsonPath)> mappings = [];
        List<string> found = [];
        while (cursor.NextMember())
        {
            if (cursor.Is(member))
                ids = cursor.ReadIds();
            else if (cursor.Is("enrichment_options"u8))
                options = EnrichmentOptions.Read(ref cursor);
            else if (cursor.Is("evaluators"u8))
                evaluators = SuiteMembers.ReadEvaluators(ref cursor, found);
            else if (cursor.Is("execution_policy"u8))
                policy = SuiteMembers.ReadPolicy(ref cursor, found);
            else if (cursor.Is("field_mappings"u8))
                mappings = ReadMappings(ref cursor, found);
            else
                cursor.Skip();
        }

        var violations = new Violations();
        violations.CheckBatch(name, ids?.Count, MostIds);
        violations.CheckNotNull(string.Empty, "enrichmentOptions", options);
        foreach (var text in found)
            violations.Add(string.Empty, text);
        violations.ThrowIfAny();
        return new ItemsFromBody(ids!, options!, evaluators, policy, mappings);
    }

    /// <summary>Fields and their paths; what is no path is a violation.</summary>
    public static List<(string, JsonPath)> ReadMappings(ref JsonCursor cursor, List<string> violations)
    {
        var mappings = new List<(string, JsonPath)>();
        if (!cursor.EnterObject())
            return mappings;
        while (cursor.NextMember())
        {
            var field = cursor.MemberName();
            if (cursor.ReadText() is { } text && JsonPath.TryParse(text, out var path) && !string.IsNullOrWhiteSpace(field))
                mappings.Add((field, path));
            else
                violations.Add($"fieldMappings[{field}] must be a path such as input.question");
        }

        return mappings;
    }
}
