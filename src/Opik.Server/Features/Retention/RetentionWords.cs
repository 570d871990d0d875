using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Words of the wire for periods and kinds.</summary>
internal static class RetentionWords
{
    /// <summary>The period of a word; null for none given.</summary>
    /// <exception cref="ApiException">400: there is no such period.</exception>
    public static RetentionPeriod? Period(string? text, string member) =>
        text is null ? null : RetentionPeriods.Parse(text) ?? throw ApiException.BadRequest($"{member} must be one of [short_14d, base_60d, extended_400d, unlimited]");

    /// <summary>The kind of a word.</summary>
    /// <exception cref="ApiException">404: there is no such kind.</exception>
    public static RetentionKind Kind(string text) => text switch
    {
        "scored" => RetentionKind.Scored,
        "attachments" => RetentionKind.Attachments,
        _ => throw ApiException.NotFound("There is no such kind of data: it is scored or attachments"),
    };
}
