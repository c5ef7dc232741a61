namespace HeyGen.Client;

/// <summary>A list in which HeyGen takes no item twice.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueItemsAttribute : Attribute;
