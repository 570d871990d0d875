using System.Text;
using Opik.Delivery.Uploads;
using Opik.Rest;

namespace Opik.Attachments;

/// <summary>Files beside traces and spans. From <see cref="OpikClient.Attachments"/>. Python: <c>get_attachment_client</c>.</summary>
public sealed partial class AttachmentsClient
{
    private const string Path = "v1/private/attachment";
    private readonly OpikClient client;

    internal AttachmentsClient(OpikClient client) => this.client = client;

    /// <summary>Lists the files of a trace or span. Python: <c>get_attachment_list</c>.</summary>
    /// <param name="owner">Trace or span.</param>
    /// <param name="id">Its id.</param>
    /// <param name="projectName">Its project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">404: there is no such project.</exception>
    public async Task<IReadOnlyList<AttachmentRecord>> ListAsync(AttachmentOwner owner, Guid id, string? projectName = null, CancellationToken cancellationToken = default)
    {
        var project = await ProjectIdAsync(projectName, cancellationToken).ConfigureAwait(false);
        var address = Convert.ToBase64String(Encoding.UTF8.GetBytes(client.Rest.Address.AbsoluteUri.TrimEnd('/'))).Replace('+', '-').Replace('/', '_');
        var files = new List<AttachmentRecord>();
        var pages = client.Rest.PagesAsync(
            (page, size) => new QueryString($"{Path}/list").Add("page", page).Add("size", size).Add("project_id", project).Add("entity_type", Name(owner)).Add("entity_id", id).Add("path", address).ToString(),
            AttachmentsJson.Default.PageOfAttachmentRecord,
            cancellationToken: cancellationToken);
        await foreach (var file in pages.ConfigureAwait(false))
            files.Add(file);
        return files;
    }

    /// <summary>Deletes files of a trace or span by name.</summary>
    public async Task DeleteAsync(AttachmentOwner owner, Guid id, IReadOnlyList<string> fileNames, string? projectName = null, CancellationToken cancellationToken = default)
    {
        var project = await ProjectIdAsync(projectName, cancellationToken).ConfigureAwait(false);
        await client.Rest.PostAsync($"{Path}/delete", new DeleteFilesBody(fileNames, owner, id, project), AttachmentsJson.Default.DeleteFilesBody, cancellationToken).ConfigureAwait(false);
    }

    private static string Name(AttachmentOwner owner) => WireEnumConverter<AttachmentOwner>.Instance.Name(owner);

    private async Task<Guid> ProjectIdAsync(string? name, CancellationToken cancellationToken)
    {
        var project = name ?? client.ProjectName;
        return (await client.Projects.FindAsync(project, cancellationToken).ConfigureAwait(false))?.Id
            ?? throw new OpikApiException(System.Net.HttpStatusCode.NotFound, $"There is no project '{project}', so it has no files.");
    }
}
