namespace Opik.Sdk.Generators;

/// <summary>The decorator of one service.</summary>
/// <param name="Service">The interface in full, with its type arguments.</param>
/// <param name="Name">Its name without namespace.</param>
/// <param name="Methods">Its methods and those of the interfaces it extends.</param>
/// <param name="Others">Properties, indexers and events, each as the C# that forwards it.</param>
internal sealed record Decorator(string Service, string Name, EquatableArray<DecoratedMethod> Methods, EquatableArray<string> Others);

/// <summary>One method of a decorator.</summary>
/// <param name="Method">The method.</param>
/// <param name="IsTracked">False: it is forwarded only.</param>
internal sealed record DecoratedMethod(TrackedMethod Method, bool IsTracked);
