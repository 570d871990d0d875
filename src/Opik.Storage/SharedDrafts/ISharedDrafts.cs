using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Drafts that all who work on a thing share: one of each prompt, one of each agent configuration.</summary>
public interface ISharedDrafts
{
    /// <summary>Bytes of a content: whole conversations with pictures in them.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The draft; one without content when there is none. <see cref="EntityNotFoundException"/> when what it belongs to is gone.</summary>
    Task<SharedDraft> GetAsync(Scope scope, SharedDraftOwner owner, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the draft, or throws it away when <paramref name="content"/> is null, unless it was changed since <paramref name="revision"/>
    /// (0: there was none). A content that is stored already is no change, so that a write may be repeated.
    /// <see cref="EntityNotFoundException"/> when what it belongs to is gone.
    /// </summary>
    Task<SharedDraftWrite> WriteAsync(Scope scope, SharedDraftOwner owner, long revision, JsonText? content, CancellationToken cancellationToken);
}
