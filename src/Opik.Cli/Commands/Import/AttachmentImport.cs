using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.Import;

/// <summary>Sends the files attached to a trace and its spans. A file that is there already is replaced.</summary>
internal sealed class AttachmentImport(ImportRun run)
{
    private const string ServerItself = "BEMinIO";
    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(30);

    /// <summary>Sends them.</summary>
    public async Task UploadAsync(ImportedTrace trace, CancellationToken cancellationToken)
    {
        foreach (var file in trace.Data.Objects("attachments"))
        {
            var (type, source, name) = (file.Text("entity_type") ?? "", file.Text("entity_id") ?? "", file.Text("file_name") ?? "");
            var path = run.Folder.Attachment(type, source, name);
            if (trace.EntityOf(type, source) is { } id && path is not null && File.Exists(path))
                await UploadAsync(type, id, name, file.Text("mime_type"), path, cancellationToken).ConfigureAwait(false);
            else
                run.Report.Warn($"The file '{name}' of {type} {source} is left out: {(path is null || !File.Exists(path) ? "it is not among the exported files" : "its span is not in the export")}.");
        }
    }

    private async Task UploadAsync(string type, Guid id, string name, string? mimeType, string path, CancellationToken cancellationToken)
    {
        var request = new JsonObject
        {
            ["file_name"] = name,
            ["num_of_file_parts"] = 1,
            ["mime_type"] = mimeType,
            ["project_name"] = run.ProjectName,
            ["entity_type"] = type,
            ["entity_id"] = $"{id}",
            ["path"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(run.Server.Rest.Address.AbsoluteUri)),
        };
        var answer = await run.Server.SendAsync(HttpMethod.Post, "v1/private/attachment/upload-start", request, cancellationToken).ConfigureAwait(false);
        var start = OpikRest.Parse(answer, TransferJson.Default.JsonObject);
        if (start.Text("upload_id") != ServerItself)
            throw new IOException("This server wants files in a bucket, which this command cannot do yet. Leave files out with --no-attachments.");
        var url = start["pre_sign_urls"]![0]!.GetValue<string>();
        (await run.Server.Rest.SendAsync(() => Put(url, path, mimeType), RetryMode.Standard, cancellationToken, LongestUpload).ConfigureAwait(false)).EnsureSuccess();
    }

    private HttpRequestMessage Put(string url, string path, string? mimeType)
    {
        var content = new StreamContent(File.OpenRead(path));
        if (MediaTypeHeaderValue.TryParse(mimeType, out var type))
            content.Headers.ContentType = type;
        return new HttpRequestMessage(HttpMethod.Put, new Uri(run.Server.Rest.Address, url)) { Content = content };
    }
}
