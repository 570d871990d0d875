using System.Text;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.Export;

/// <summary>Files attached to a trace and its spans, to <c>attachments/{trace|span}/{id}/{file}</c>.</summary>
internal sealed class AttachmentExport(ExportRun run)
{
    /// <summary>Fetches what is not there yet.</summary>
    /// <returns>One object a file: entity, name, type, size.</returns>
    public async Task<JsonArray> DownloadAsync(string traceId, IEnumerable<JsonObject> spans, CancellationToken cancellationToken)
    {
        var files = new JsonArray();
        foreach (var (type, id) in spans.Select(span => ("span", span.Text("id")!)).Prepend(("trace", traceId)))
        {
            var address = Convert.ToBase64String(Encoding.UTF8.GetBytes(run.Server.Rest.Address.AbsoluteUri));
            var list = new QueryString("v1/private/attachment/list").Add("project_id", run.ProjectId).Add("entity_type", type).Add("entity_id", id).Add("path", address);
            await foreach (var file in run.Server.ListAsync(list, cancellationToken).ConfigureAwait(false))
            {
                var name = file.Text("file_name")!;
                files.Add((JsonNode)new JsonObject { ["entity_type"] = type, ["entity_id"] = id, ["file_name"] = name }.With(file, "mime_type", "file_size"));
                if (run.Folder.Attachment(type, id, name) is not { } path)
                    run.Report.Warn($"The file '{name}' of {type} {id} is left out: its name leads out of the folder.");
                else if (run.Force || !File.Exists(path))
                    await DownloadAsync(file.Text("link")!, path, cancellationToken).ConfigureAwait(false);
            }
        }

        return files;
    }

    private async Task DownloadAsync(string link, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".part";
        await using (var file = File.Create(temporary))
            await run.Server.Rest.DownloadAsync(new Uri(run.Server.Rest.Address, link), file, cancellationToken).ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
    }
}
