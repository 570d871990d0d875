using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.Workspaces;

/// <summary>Room of a kind of data.</summary>
/// <param name="Kind">What it is: traces and spans with their scores, threads and figures; attached files; experiments, datasets and prompts; all else.</param>
/// <param name="Bytes">Room in bytes.</param>
internal sealed record StorageKindView([property: AllowedValues("traces_and_spans", "attachments", "experiments_datasets_prompts", "other")] string Kind, long Bytes);
