using System.Text.Json;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Datasets.Sources;

/// <summary>What an item takes over beside input and output.</summary>
internal sealed record EnrichmentBody(bool? IncludeSpans, bool? IncludeTags, bool? IncludeFeedbackScores, bool? IncludeComments, bool? IncludeUsage, bool? IncludeMetadata);

/// <summary>Items out of traces. <c>field_mappings</c>: the path in the trace by field of the item.</summary>
[RequiredMembers(nameof(TraceIds))]
internal sealed record ItemsFromTracesBody(
    IReadOnlyList<Guid> TraceIds, EnrichmentBody? EnrichmentOptions, IReadOnlyList<JsonElement>? Evaluators, ExecutionPolicyShape? ExecutionPolicy, IReadOnlyDictionary<string, string>? FieldMappings);

/// <summary>Items out of spans.</summary>
[RequiredMembers(nameof(SpanIds))]
internal sealed record ItemsFromSpansBody(
    IReadOnlyList<Guid> SpanIds, EnrichmentBody? EnrichmentOptions, IReadOnlyList<JsonElement>? Evaluators, ExecutionPolicyShape? ExecutionPolicy, IReadOnlyDictionary<string, string>? FieldMappings);
