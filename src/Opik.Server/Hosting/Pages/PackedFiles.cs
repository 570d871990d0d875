using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Opik.Server.Hosting.Pages;

/// <summary>
/// Files that the build of the pages has packed as well as it can (<c>x.js.br</c> beside <c>x.js</c>): a browser that knows
/// Brotli gets them as they are, which is smaller than what can be packed while it waits.
/// </summary>
internal static class PackedFiles
{
    private const string Extension = ".br";
    private const string Encoding = "br";

    /// <summary>The types of all files; that of a packed one is set with its headers.</summary>
    public static FileExtensionContentTypeProvider Types { get; } = new() { Mappings = { [Extension] = "application/octet-stream" } };

    /// <summary>Takes the packed form of the requested file where there is one and the browser takes it.</summary>
    public static void Choose(HttpContext http, IFileProvider files)
    {
        if (!Accepts(http.Request) || http.Request.Headers.ContainsKey("Range") || !files.GetFileInfo(http.Request.Path + Extension).Exists)
            return;
        http.Request.Path += Extension;
        // It is packed already.
        http.Request.Headers.AcceptEncoding = default;
    }

    /// <summary>Says what the file is and how it is packed.</summary>
    public static void SetHeaders(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.Append("Vary", "Accept-Encoding");
        if (!file.File.Name.EndsWith(Extension, StringComparison.Ordinal))
            return;
        headers.ContentEncoding = Encoding;
        headers.ContentType = Types.TryGetContentType(NameOf(file.File), out var type) ? type : "application/octet-stream";
    }

    /// <summary>The name of the file before it was packed.</summary>
    public static string NameOf(IFileInfo file) => file.Name.EndsWith(Extension, StringComparison.Ordinal) ? file.Name[..^Extension.Length] : file.Name;

    private static bool Accepts(HttpRequest request) =>
        request.Headers.AcceptEncoding.Any(static list => list?.Split(',').Any(static each => each.AsSpan().Trim().Equals(Encoding, StringComparison.OrdinalIgnoreCase)) == true);
}
