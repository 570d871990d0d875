using System.Collections.Frozen;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Reading;

/// <summary>Which members of a row the client wants, and in what length.</summary>
/// <param name="Exclude">Names of members to leave out.</param>
/// <param name="Truncate">Whether long payloads are cut.</param>
/// <param name="Preview">Whether previews stand in for the payloads (docs/api-extensions.md).</param>
/// <param name="StripAttachments">Whether files that were cut out of payloads stay out.</param>
internal sealed record ReadShape(IReadOnlySet<string> Exclude, bool Truncate, bool Preview, bool StripAttachments)
{
    private static readonly FrozenSet<string> Nothing = FrozenSet<string>.Empty;

    /// <summary>Everything, whole.</summary>
    public static ReadShape Whole { get; } = new(Nothing, Truncate: false, Preview: false, StripAttachments: false);

    /// <summary>Values out of the payloads that a preview shows beside itself: the columns somebody chose.</summary>
    public IReadOnlyList<PayloadPath> Paths { get; init; } = [];

    /// <summary>Characters of the longest preview.</summary>
    public int PreviewLength { get; init; } = TextLength.Stored;

    /// <summary>Whether files go back into the payloads: a cut text would hold only the start of one.</summary>
    public bool RestoresFiles => !StripAttachments && !Truncate && !Preview;

    /// <summary>Payloads that the store has to read.</summary>
    public PayloadParts Payload
    {
        get
        {
            if (Preview)
                return Paths.Aggregate(PreviewLength > TextLength.Stored ? PayloadParts.Input | PayloadParts.Output : PayloadParts.None, static (parts, path) => parts | path.Part);
            var parts = PayloadParts.All;
            if (!Has("input"))
                parts &= ~PayloadParts.Input;
            if (!Has("output"))
                parts &= ~PayloadParts.Output;
            if (!Has("metadata"))
                parts &= ~PayloadParts.Metadata;
            if (!Has("error_info"))
                parts &= ~PayloadParts.Error;
            return parts;
        }
    }

    /// <summary>What <see cref="Of(HttpContext)"/> reads.</summary>
    public static QueryParameter[] Parameters { get; } =
    [
        Query.Text("exclude", "JSON array of members to leave out, whether they are required or not."),
        Query.Flag("truncate", "Shortens payloads."),
        Query.Flag("preview", "Previews instead of payloads."),
        Query.Text(PreviewLengths.Parameter, "Characters of the longest preview, 160 (the default) to 5000, or workspace for what the workspace has set."),
        Query.Flag("strip_attachments", "Leaves files that stand in payloads out."),
        Query.Text("paths", "JSON array of paths in payloads whose values previews carry in values."),
    ];

    /// <summary>From the query parameters <c>truncate</c>, <c>preview</c>, <c>strip_attachments</c>, <c>exclude</c> and <c>paths</c> (JSON arrays).</summary>
    public static ReadShape Of(HttpContext http) =>
        new(ParseExclude(http.QueryText("exclude")), http.QueryFlag("truncate"), http.QueryFlag("preview"), http.QueryFlag("strip_attachments"))
        {
            Paths = http.QueryFlag("preview") ? PayloadPath.ParseAll(http.QueryText("paths")) : [],
        };

    /// <summary>From the body of a search.</summary>
    public static ReadShape Of(IReadOnlyList<string>? exclude, bool truncate, bool stripAttachments) =>
        new(exclude is { Count: > 0 } ? exclude.ToFrozenSet(StringComparer.Ordinal) : Nothing, truncate, Preview: false, stripAttachments);

    /// <summary>Whether the member is wanted.</summary>
    public bool Has(string member) => Exclude.Count == 0 || !Exclude.Contains(member);

    /// <summary>The payload as this answer shows it.</summary>
    public JsonText? Show(JsonText? payload) => Truncate ? PayloadTruncation.Apply(payload) : payload;

    private static FrozenSet<string> ParseExclude(string? json)
    {
        if (json is null)
            return Nothing;
        try
        {
            return JsonSerializer.Deserialize<string[]>(json)?.ToFrozenSet(StringComparer.Ordinal) ?? Nothing;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentNullException)
        {
            throw ApiException.BadRequest($"Invalid query param exclude '{json}'");
        }
    }
}
