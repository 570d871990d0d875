namespace Opik.Server.Features.Playground.Running;

/// <summary>What is new of a call on its way.</summary>
/// <param name="Position">The row.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Text">Text since the last event.</param>
/// <param name="Start">Where it belongs in the whole text.</param>
/// <param name="Pieces">Pieces so far.</param>
/// <param name="Elapsed">Milliseconds since the call began.</param>
internal sealed record LivePiece(long Position, int Variant, string Text, int Start, int Pieces, long Elapsed);
