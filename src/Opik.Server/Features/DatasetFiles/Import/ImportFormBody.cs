using System.ComponentModel.DataAnnotations;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>A file with items.</summary>
[RequiredMembers(nameof(File), nameof(DatasetId))]
internal sealed record ImportFormBody(string File, Guid DatasetId, [property: AllowedValues("json", "jsonl")] string? Format);
