using System.Globalization;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Reading;

/// <summary>How long previews are: as long as rows hold them unless a reader asks for more.</summary>
internal sealed class PreviewLengths(IWorkspacePresentations presentations)
{
    /// <summary>Name of the query parameter.</summary>
    public const string Parameter = "preview_length";

    /// <summary>The shape of the request with the length it asks for; 400 when it is out of range.</summary>
    public async ValueTask<ReadShape> ReadAsync(HttpContext http)
    {
        var shape = ReadShape.Of(http);
        if (!shape.Preview || http.QueryText(Parameter) is not { } text)
            return shape;
        if (text == "workspace")
            return shape with { PreviewLength = (await presentations.GetAsync(http.Scope(), http.RequestAborted)).LongValues ?? TextLength.Stored };
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length is < TextLength.Stored or > TextLength.Most)
            throw ApiException.BadRequest($"{Parameter} must be between {TextLength.Stored} and {TextLength.Most}, or workspace");
        return shape with { PreviewLength = length };
    }
}
