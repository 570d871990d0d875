using Opik.Attachments;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Sends the files attached to a trace and its spans. A file that is there already is replaced.</summary>
internal sealed class AttachmentImport(ImportRun run)
{
    /// <summary>Sends them.</summary>
    public async Task UploadAsync(ImportedTrace trace, CancellationToken cancellationToken)
    {
        foreach (var file in trace.Data.Objects("attachments"))
        {
            var (type, source, name) = (file.Text("entity_type") ?? "", file.Text("entity_id") ?? "", file.Text("file_name") ?? "");
            var path = run.Folder.Attachment(type, source, name);
            if (trace.EntityOf(type, source) is { } id && path is not null && File.Exists(path))
            {
                var owner = type == "trace" ? AttachmentOwner.Trace : AttachmentOwner.Span;
                await run.Server.Attachments.UploadAsync(owner, id, OpikAttachment.FromFile(path, name, file.Text("mime_type")), run.ProjectName, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                run.Report.Warn($"The file '{name}' of {type} {source} is left out: {(path is null || !File.Exists(path) ? "it is not among the exported files" : "its span is not in the export")}.");
            }
        }
    }
}
