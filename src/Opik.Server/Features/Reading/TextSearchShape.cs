using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.Reading;

/// <summary>What a search within a trace or thread found, as <see cref="TextSearchJson"/> writes it.</summary>
internal sealed record TextSearchShape(int Total, int Searched, bool Complete, IReadOnlyList<TextSearchShape.TextHit> Hits)
{
    /// <summary>Where; the first hits have words around the text.</summary>
    internal sealed record TextHit(
        Guid? TraceId, Guid? SpanId, [property: AllowedValues("name", "model", "tags", "error_info", "input", "output", "metadata")] string Part, string? Snippet, int? Start, int? Length);
}
