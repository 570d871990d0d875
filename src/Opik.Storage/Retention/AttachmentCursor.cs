using Opik.Contracts;

namespace Opik.Storage;

/// <summary>The last file that a pass over old files has looked at.</summary>
public readonly record struct AttachmentCursor(Guid EntityId, ScoredEntity Kind, string FileName);
