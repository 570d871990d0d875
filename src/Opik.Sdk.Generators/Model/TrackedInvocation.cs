namespace Opik.Sdk.Generators;

/// <summary>One call of a tracked method.</summary>
/// <param name="Method">The method.</param>
/// <param name="LocationVersion">Version of the encoding of <paramref name="Location"/>.</param>
/// <param name="Location">Where it is, as the compiler encodes it.</param>
/// <param name="Place">Where it is, for people.</param>
internal sealed record TrackedInvocation(TrackedMethod Method, int LocationVersion, string Location, string Place);
