namespace Opik.Configuration;

/// <summary>One setting that has a key outside the code.</summary>
/// <param name="Key">Key in the file; in upper case after <c>OPIK_</c> the environment variable.</param>
/// <param name="Property">Property of <see cref="OpikOptions"/>.</param>
/// <param name="Kind">What a value is, for messages.</param>
/// <param name="Apply">Parses and sets it.</param>
internal sealed record OpikSetting(string Key, string Property, string Kind, Action<OpikOptions, string> Apply);
